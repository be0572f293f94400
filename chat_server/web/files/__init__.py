"""Files over HTTP: uploads, downloads, archives."""
