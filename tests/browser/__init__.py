"""What only a real browser can see: the face of every page, its weight, and forms filled in badly."""
