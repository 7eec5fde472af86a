"""The plain words of the site that other reports do not need."""

from __future__ import annotations

from tosmon.models import Kind
from tosmon.stance import Stance

# In a word or two, and in a sentence of which the service is the subject.
STANCES = {
    Stance.TRAINS: ("Trains", "may train AI on what people give it, and names no way out"),
    Stance.OPT_OUT: ("Opt-out", "trains AI on what people give it unless they object"),
    Stance.OPT_IN: ("Opt-in", "trains AI on what people give it only if they agree"),
    Stance.DENIES: ("Promises not to", "promises not to train AI on what people give it"),
    Stance.SILENT: ("Silent", "says nothing about training AI on what people give it"),
    Stance.UNREAD: ("Not read yet", "could not be read yet, so nobody knows what it says"),
}
KINDS = {
    Kind.GRANT: "May train",
    Kind.OPT_OUT: "Opt-out",
    Kind.OPT_IN: "Opt-in",
    Kind.DENIAL: "Promise not to",
    Kind.RESTRICTION: "Forbids others",
    Kind.LICENCE: "Wide licence",
    Kind.MINING: "Data mining",
    Kind.BIOMETRIC: "Voice or face",
    Kind.CHANGES: "Silent changes",
}
