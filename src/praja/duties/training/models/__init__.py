# SPDX-License-Identifier: EUPL-1.2
from praja.duties.training.models.banks import BankQuestion, QuestionBank, QuestionVersion
from praja.duties.training.models.catalogue import Curriculum, Programme, Room, Subject
from praja.duties.training.models.certificates import BadgeKey, Certificate, Completion
from praja.duties.training.models.claims import Claim
from praja.duties.training.models.class_letters import ClassLetter
from praja.duties.training.models.classes import ClassOfficer, ClassSession, Quota, SessionTrainer, TrainingClass
from praja.duties.training.models.credits import Credit
from praja.duties.training.models.directory import DirectoryEntry, DirectoryStem
from praja.duties.training.models.evaluation import EvaluationAnswer, EvaluationClosing, EvaluationTurn
from praja.duties.training.models.exams import Attempt, Exam, ExamAnswer, ExamPart, ExamQuestion
from praja.duties.training.models.learning import Enrolment, Launch, LessonDocument, LessonState, Statement
from praja.duties.training.models.modules import Module, ModuleAssignment, ModuleVersion
from praja.duties.training.models.needs import PostRequirement, Proposal, Remedy
from praja.duties.training.models.presence import Presence, PresencePlan, PresenceTry
from praja.duties.training.models.room import Assignment, Handin, Material
from praja.duties.training.models.seats import Seat
from praja.duties.training.models.talk import DiscussionPost, DiscussionThread, PostEdition, ThreadLook

__all__ = [
    "Assignment",
    "Attempt",
    "BadgeKey",
    "BankQuestion",
    "Certificate",
    "Claim",
    "ClassLetter",
    "ClassOfficer",
    "ClassSession",
    "Completion",
    "Credit",
    "Curriculum",
    "DirectoryEntry",
    "DirectoryStem",
    "DiscussionPost",
    "DiscussionThread",
    "Enrolment",
    "EvaluationAnswer",
    "EvaluationClosing",
    "EvaluationTurn",
    "Exam",
    "ExamAnswer",
    "ExamPart",
    "ExamQuestion",
    "Handin",
    "Launch",
    "LessonDocument",
    "LessonState",
    "Material",
    "Module",
    "ModuleAssignment",
    "ModuleVersion",
    "PostEdition",
    "PostRequirement",
    "Presence",
    "PresencePlan",
    "PresenceTry",
    "Programme",
    "Proposal",
    "QuestionBank",
    "QuestionVersion",
    "Quota",
    "Remedy",
    "Room",
    "Seat",
    "SessionTrainer",
    "Statement",
    "Subject",
    "ThreadLook",
    "TrainingClass",
]
