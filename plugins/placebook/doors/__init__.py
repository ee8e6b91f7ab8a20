"""The doors by which a listing comes in: forms, spreadsheets, editors' screens, all made from its model."""
