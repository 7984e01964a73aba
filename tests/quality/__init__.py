"""The scorer of `make quality`, on tiny cases made by hand."""
