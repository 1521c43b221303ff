"""The archive's public addresses."""

urlpatterns = []
