"""The small web service for forms and subscriptions, for a place that has a machine of its own."""
