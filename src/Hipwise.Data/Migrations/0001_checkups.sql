-- Check-ups: answers by page, trials with their observations, and what corrections changed. Times are UTC.
CREATE TABLE "persons" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_persons" PRIMARY KEY,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "checkups" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_checkups" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "Length" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_checkups_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);

CREATE TABLE "answer_parts" (
    "CheckupId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_answer_parts" PRIMARY KEY ("CheckupId", "Key"),
    CONSTRAINT "FK_answer_parts_checkups_CheckupId" FOREIGN KEY ("CheckupId") REFERENCES "checkups" ("Id") ON DELETE CASCADE
);

CREATE TABLE "corrections" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_corrections" PRIMARY KEY AUTOINCREMENT,
    "CheckupId" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "ChangesJson" TEXT NOT NULL,
    "SeenAt" TEXT NULL,
    CONSTRAINT "FK_corrections_checkups_CheckupId" FOREIGN KEY ("CheckupId") REFERENCES "checkups" ("Id") ON DELETE CASCADE
);

CREATE TABLE "trials" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_trials" PRIMARY KEY,
    "CheckupId" TEXT NOT NULL,
    "Screen" TEXT NOT NULL,
    "On" TEXT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "FK_trials_checkups_CheckupId" FOREIGN KEY ("CheckupId") REFERENCES "checkups" ("Id") ON DELETE CASCADE
);

CREATE TABLE "observations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_observations" PRIMARY KEY AUTOINCREMENT,
    "TrialId" TEXT NOT NULL,
    "Measure" TEXT NOT NULL,
    "Side" TEXT NULL,
    "Tries" TEXT NOT NULL,
    "Sd" REAL NULL,
    "Source" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "FK_observations_trials_TrialId" FOREIGN KEY ("TrialId") REFERENCES "trials" ("Id") ON DELETE CASCADE
);

CREATE TABLE "trial_parts" (
    "TrialId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Pain" REAL NULL,
    "Tingling" INTEGER NOT NULL,
    "StoppedBecause" TEXT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_trial_parts" PRIMARY KEY ("TrialId", "Part"),
    CONSTRAINT "FK_trial_parts_trials_TrialId" FOREIGN KEY ("TrialId") REFERENCES "trials" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_checkups_PersonId_Number" ON "checkups" ("PersonId", "Number");

CREATE INDEX "IX_corrections_CheckupId" ON "corrections" ("CheckupId");

CREATE INDEX "IX_observations_TrialId" ON "observations" ("TrialId");

CREATE INDEX "IX_trials_CheckupId" ON "trials" ("CheckupId");
