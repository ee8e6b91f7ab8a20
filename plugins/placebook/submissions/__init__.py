"""What people send in through any door: read, laid beside the listings, proposed to the keeper, written."""
