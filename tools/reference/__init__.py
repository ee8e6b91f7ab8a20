"""The pages of docs/ that are made of the code they describe."""
