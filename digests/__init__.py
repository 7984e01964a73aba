"""What is known of diplomacy: from the bytes of a feed to a composed digest.

Empty on purpose: a reader imports the module it needs, so that a look-up never loads the parser.
"""
