-- The diary: what happened in sessions and from day to day, each entry told once by the device it happened on. Times are UTC.
CREATE TABLE "diary" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_diary" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "Session" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    CONSTRAINT "FK_diary_persons_PersonId" FOREIGN KEY ("PersonId") REFERENCES "persons" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_diary_PersonId_At" ON "diary" ("PersonId", "At");
