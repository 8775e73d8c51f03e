"""The ledger as files for officers: a spreadsheet, an action sheet, a calendar."""
