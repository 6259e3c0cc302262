"""Pictures of pages: scans, photos and faxes, recognised by tesseract."""
