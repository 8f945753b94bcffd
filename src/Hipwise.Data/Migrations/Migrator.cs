using System.Collections.Immutable;
using Hipwise.Data.Files;
using Microsoft.Data.Sqlite;

namespace Hipwise.Data.Migrations;

/// <summary>Brings a database file to the newest version: all steps or none, and never without a copy of what was there.</summary>
internal sealed class Migrator(string file, Backups backups, ImmutableArray<Migration> migrations)
{
    // Says whose file it is, in the place SQLite has for that: the letters H i p w.
    private const int Mark = 0x48697077;

    private int Newest => migrations.Length == 0 ? 0 : migrations[^1].Version;

    /// <summary>Creates or upgrades the file.</summary>
    /// <exception cref="DatabaseException">It is damaged, someone else's, newer than the program, or a step failed; it is then as it was.</exception>
    public void Run()
    {
        PrivateFiles.MakeFile(file);
        try
        {
            using var connection = Sqlite.Open(file);
            var version = FindVersion(connection);
            Sqlite.Check(connection, file, version < Newest ? "integrity_check" : "quick_check");
            connection.Execute("PRAGMA journal_mode = WAL");
            if (version < Newest)
            {
                Upgrade(connection, version, version > 0 ? backups.Make(connection, version) : null);
            }
        }
        catch (SqliteException problem) when (Sqlite.IsDamage(problem))
        {
            throw Sqlite.Damaged(file, problem);
        }
    }

    private int FindVersion(SqliteConnection connection)
    {
        var version = connection.AskNumber("PRAGMA user_version");
        var mark = connection.AskNumber("PRAGMA application_id");
        var empty = connection.AskNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (mark != Mark && !(empty && mark == 0 && version == 0))
        {
            throw new DatabaseException($"The file {file} was not made by Hipwise. Move it away, or give Hipwise a folder of its own.");
        }

        return version <= Newest ? version : throw new DatabaseException(
            $"The database {file} was written by a newer Hipwise (version {version}; this one knows {Newest}). Nothing was changed. "
            + "Start the newer Hipwise, or restore a backup made before it.");
    }

    private void Upgrade(SqliteConnection connection, int from, string? backup)
    {
        // A step may rebuild a table that others point to; what points nowhere is found before the commit.
        connection.Execute("PRAGMA foreign_keys = OFF");
        using var transaction = connection.BeginTransaction();
        try
        {
            foreach (var migration in migrations.Where(step => step.Version > from))
            {
                connection.Execute(migration.Sql);
            }

            if (connection.Ask("PRAGMA foreign_key_check") is { Length: > 0 })
            {
                throw new DatabaseException("A row points to one that is not there.");
            }

            connection.Execute($"PRAGMA application_id = {Mark}; PRAGMA user_version = {Newest}");
            transaction.Commit();
        }
        catch (Exception problem) when (problem is SqliteException or DatabaseException)
        {
            throw new DatabaseException(
                $"The database {file} could not be brought from version {from} to {Newest}. It is as it was"
                + (backup is null ? "." : $", and {backup} is a copy of it."),
                problem);
        }
    }
}
