"""How what ships in ``kg/mentions/model`` was learnt; nothing here is needed to find mentions."""
