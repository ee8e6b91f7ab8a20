"""What people may ask of those who keep a directory: to be taken out, or to have something taken down."""
