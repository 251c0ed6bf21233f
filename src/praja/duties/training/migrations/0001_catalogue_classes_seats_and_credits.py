# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    """What can be learned, classes of it, who is in them, and the lesson hours that were booked."""

    initial = True

    dependencies = [
        ("organization", "0002_outlines_of_regions"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=24, unique=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("structural", "Structural training"),
                            ("managerial", "Managerial training"),
                            ("technical", "Technical training"),
                            ("functional", "Functional training"),
                            ("sociocultural", "Socio-cultural training"),
                            ("seminar", "Seminar, conference or discussion"),
                            ("workshop", "Workshop"),
                            ("course", "Course"),
                            ("upgrading", "Upgrading course (penataran)"),
                            ("guidance", "Technical guidance (bimbingan teknis)"),
                            ("dissemination", "Dissemination (sosialisasi)"),
                            ("other_classical", "Other, in a class"),
                            ("coaching", "Coaching"),
                            ("mentoring", "Mentoring"),
                            ("elearning", "E-learning"),
                            ("distance", "Distance training"),
                            ("secondment", "Secondment (detasering)"),
                            ("benchmarking", "Benchmarking (patok banding)"),
                            ("exchange", "Exchange with the private sector"),
                            ("internship", "Internship or practical work"),
                            ("self_study", "Self study"),
                            ("community", "Community of learning"),
                            ("outdoor", "Outdoor learning"),
                            ("on_the_job", "Guidance at work"),
                            ("other_nonclassical", "Other, outside a class"),
                        ],
                        max_length=20,
                    ),
                ),
                ("aim", models.CharField(max_length=1000)),
                ("audience", models.CharField(max_length=500)),
                ("is_offered", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_programmes",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Curriculum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("least_presence", models.PositiveSmallIntegerField(default=0)),
                ("least_score", models.PositiveSmallIntegerField(default=0)),
                ("needs_plan", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="curricula", to="training.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("capacity", models.PositiveSmallIntegerField()),
                ("is_open", models.BooleanField(default=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_rooms",
                        to="organization.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClassSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("jp", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.room",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "Nominated"),
                            ("waiting", "On the waiting list"),
                            ("selected", "Participant"),
                            ("not_selected", "Not chosen"),
                            ("withdrawn", "Withdrawn"),
                            ("passed", "Passed"),
                            ("failed", "Not passed"),
                        ],
                        default="nominated",
                        max_length=12,
                    ),
                ),
                ("place_in_line", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("nominated_at", models.DateTimeField()),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="people.employee"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("structural", "Structural training"),
                            ("managerial", "Managerial training"),
                            ("technical", "Technical training"),
                            ("functional", "Functional training"),
                            ("sociocultural", "Socio-cultural training"),
                            ("seminar", "Seminar, conference or discussion"),
                            ("workshop", "Workshop"),
                            ("course", "Course"),
                            ("upgrading", "Upgrading course (penataran)"),
                            ("guidance", "Technical guidance (bimbingan teknis)"),
                            ("dissemination", "Dissemination (sosialisasi)"),
                            ("other_classical", "Other, in a class"),
                            ("coaching", "Coaching"),
                            ("mentoring", "Mentoring"),
                            ("elearning", "E-learning"),
                            ("distance", "Distance training"),
                            ("secondment", "Secondment (detasering)"),
                            ("benchmarking", "Benchmarking (patok banding)"),
                            ("exchange", "Exchange with the private sector"),
                            ("internship", "Internship or practical work"),
                            ("self_study", "Self study"),
                            ("community", "Community of learning"),
                            ("outdoor", "Outdoor learning"),
                            ("on_the_job", "Guidance at work"),
                            ("other_nonclassical", "Other, outside a class"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("organiser", models.CharField(max_length=200)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("jp_told", models.PositiveSmallIntegerField()),
                ("jp", models.PositiveSmallIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("class", "A class here"),
                            ("module", "A module here"),
                            ("practice", "The practice town"),
                            ("declared", "Told by the employee, with proof"),
                            ("imported", "Taken over from a list"),
                        ],
                        max_length=10,
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=80)),
                ("booked_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                ("cancelled_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "employee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="credits", to="people.employee"
                    ),
                ),
                (
                    "seat",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credit",
                        to="training.seat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SessionTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trainers", to="training.classsession"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("jp", models.PositiveSmallIntegerField()),
                (
                    "curriculum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="training.curriculum"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddField(
            model_name="classsession",
            name="subject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="training.subject",
            ),
        ),
        migrations.CreateModel(
            name="TrainingClass",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="training_class",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("nominations_until", models.DateField()),
                ("capacity", models.PositiveSmallIntegerField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("cancelled_reason", models.CharField(blank=True, max_length=500)),
                ("cancelled_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "curriculum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="training.curriculum"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="seat",
            name="training_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="training.trainingclass"
            ),
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seats", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quotas", to="training.trainingclass"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="classsession",
            name="training_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="training.trainingclass"
            ),
        ),
        migrations.CreateModel(
            name="ClassOfficer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("chair", "Chair of the committee"),
                            ("committee", "Member of the committee"),
                            ("coach", "Coach"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="training.trainingclass",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="curriculum",
            constraint=models.UniqueConstraint(fields=("programme", "number"), name="training_curriculum_once"),
        ),
        migrations.AddConstraint(
            model_name="curriculum",
            constraint=models.CheckConstraint(
                condition=models.Q(("least_presence__lte", 100), ("least_score__lte", 100)),
                name="training_shares_in_per_cent",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(fields=("unit", "name"), name="training_room_once"),
        ),
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["employee", "last_day"], name="training_credits_of_employee"),
        ),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="training_credit_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiontrainer",
            constraint=models.UniqueConstraint(fields=("session", "person"), name="training_trainer_once"),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(fields=("curriculum", "position"), name="training_subject_position"),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.CheckConstraint(condition=models.Q(("jp__gt", 0)), name="training_subject_has_hours"),
        ),
        migrations.AddIndex(
            model_name="trainingclass",
            index=models.Index(fields=["first_day"], name="training_class_by_day"),
        ),
        migrations.AddConstraint(
            model_name="trainingclass",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="training_class_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingclass",
            constraint=models.CheckConstraint(condition=models.Q(("capacity__gt", 0)), name="training_class_has_seats"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["training_class", "status", "place_in_line"], name="training_seats_of_class"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["employee"], name="training_seats_of_employee"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("training_class", "employee"), name="training_seat_once"),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.UniqueConstraint(fields=("training_class", "unit"), name="training_quota_once"),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(condition=models.Q(("seats__gt", 0)), name="training_quota_has_seats"),
        ),
        migrations.AddIndex(
            model_name="classsession",
            index=models.Index(fields=["training_class", "starts_at"], name="training_sessions_of_class"),
        ),
        migrations.AddIndex(
            model_name="classsession",
            index=models.Index(fields=["room", "starts_at"], name="training_sessions_in_room"),
        ),
        migrations.AddConstraint(
            model_name="classsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="training_session_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="classofficer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("training_class", "person", "function"),
                name="training_officer_once",
            ),
        ),
    ]
