"""The bus between processes: in-process, or over Redis."""
