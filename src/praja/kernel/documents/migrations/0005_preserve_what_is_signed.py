# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


def look_at_signed(apps, _schema):
    """What was signed before gets its proof as well, once a timestamp authority is set up."""
    documents = apps.get_model("documents", "IssuedDocument").objects.filter(state="issued", preserve_at=None)
    documents.update(preserve_at=models.F("issued_at"))


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_proof_that_outlives_certificates")]

    operations = [migrations.RunPython(look_at_signed, migrations.RunPython.noop)]
