-- Points of films that a person asked to keep, one row a take; no picture is ever here. Times are UTC.
CREATE TABLE "films" (
    "TrialId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Points" BLOB NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_films" PRIMARY KEY ("TrialId", "Part", "Number"),
    CONSTRAINT "FK_films_trials_TrialId" FOREIGN KEY ("TrialId") REFERENCES "trials" ("Id") ON DELETE CASCADE
);
