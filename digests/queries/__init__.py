"""What can be asked: each question reads the store once and hands what it found to compose."""
