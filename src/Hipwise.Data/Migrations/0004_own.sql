-- Own exercises and limits, one row each. An exercise that was taken away stays, so that what was done keeps its name. Times are UTC.
CREATE TABLE "own_entries" (
    "PersonId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "PK_own_entries" PRIMARY KEY ("PersonId", "Kind", "Id"),
    CONSTRAINT "FK_own_entries_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);
