using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hipwise.Data.Migrations;

/// <summary>What is asked of a SQLite file outside EF Core.</summary>
internal static class Sqlite
{
    /// <summary>Set on every connection: commits are on the disk when they return, and deleted rows are overwritten.</summary>
    public const string ConnectionSettings =
        "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";

    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>How to reach a file.</summary>
    public static string ConnectionString(string file, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = pooling,
        ForeignKeys = true,
    }.ToString();

    /// <summary>Opens a connection of its own with <see cref="ConnectionSettings"/>.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(ConnectionString(file, pooling: false));
        connection.Open();
        connection.Execute(ConnectionSettings);
        return connection;
    }

    /// <summary>Runs one or more statements.</summary>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, as text; null when there is no row.</summary>
    public static string? Ask(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The first value of the first row, as a whole number.</summary>
    public static int AskNumber(this SqliteConnection connection, string sql) =>
        int.Parse(connection.Ask(sql) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Looks for damage in a closed file.</summary>
    /// <exception cref="DatabaseException">There is some.</exception>
    public static void Check(string file, string check)
    {
        using var connection = Open(file);
        Check(connection, file, check);
    }

    /// <summary>Looks for damage; <c>quick_check</c> reads every page, <c>integrity_check</c> compares the indexes too.</summary>
    /// <exception cref="DatabaseException">There is some.</exception>
    public static void Check(SqliteConnection connection, string file, string check)
    {
        if (connection.Ask($"PRAGMA {check}(1)") != "ok")
        {
            throw Damaged(file, null);
        }
    }

    /// <summary>True when the file is broken or is something else.</summary>
    public static bool IsDamage(SqliteException problem) => problem.SqliteErrorCode is NotADatabase or Corrupt;

    public static DatabaseException Damaged(string file, Exception? cause) => new(
        $"The database {file} is damaged or is not a database. Nothing was changed. Move it away together with {Path.GetFileName(file)}-wal and "
        + $"{Path.GetFileName(file)}-shm, then copy the newest file of the folder backups to its place; without it, Hipwise starts empty.",
        cause);
}
