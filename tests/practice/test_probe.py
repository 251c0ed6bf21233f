import pytest
from collections import defaultdict
from praja.config.practice.declarations import courses
from praja.config.practice.checking import acts_of, count_of
from praja.config.practice.beginning import begin
from praja.config.practice.checking import standings
from praja.kernel.people.models import RoleAssignment, Account
from praja.kernel.people.queries import actor_of
from praja.kernel.work.queries import open_items
from practice.conftest import NOW
pytestmark = pytest.mark.django_db
def test_probe(practice_town):
    for role, course in courses().items():
        holders = set(RoleAssignment.objects.filter(role=role.value).values_list("account_id", flat=True))
        shared = {"masuk","cuti","izin","koreksi"}
        everybody = set(Account.objects.values_list("pk", flat=True))
        miss=[]
        for ex in course.exercises:
            if ex.question: continue
            pool = everybody if ex.key in shared else holders
            if not any(count_of(ex, acts_of(a, [ex])) >= ex.times for a in pool): miss.append(ex.key)
        try:
            learner = begin(role=role, at=NOW)
            items = [ (i.kind) for i in open_items(actor_of(Account.objects.get(pk=learner.account), NOW))]
            from collections import Counter
            print(role.value, len(course.exercises), "MISSING", miss, "DONE", [s.exercise.key for s in standings(learner) if s.is_done], Counter(items))
        except Exception as e:
            import traceback; traceback.print_exc()
            print(role.value, "FAIL", repr(e), miss)
