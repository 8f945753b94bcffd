-- Nudges: what a person wants, what was offered and what became of it, and when the next is due. Times are UTC.
CREATE TABLE "settings" (
    "PersonId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_settings" PRIMARY KEY ("PersonId", "Key"),
    CONSTRAINT "FK_settings_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);

CREATE TABLE "nudges" (
    "PersonId" TEXT NOT NULL,
    "Slot" TEXT NOT NULL,
    "OfferedAt" TEXT NOT NULL,
    "Choice" TEXT NULL,
    "Desk" TEXT NULL,
    "Answer" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "Until" TEXT NULL,
    CONSTRAINT "PK_nudges" PRIMARY KEY ("PersonId", "Slot"),
    CONSTRAINT "FK_nudges_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);

CREATE TABLE "nudge_due" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_nudge_due" PRIMARY KEY,
    "DueAt" TEXT NOT NULL,
    CONSTRAINT "FK_nudge_due_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_nudge_due_DueAt" ON "nudge_due" ("DueAt");
