"""One function a picture; each composes its scene from the motifs."""
