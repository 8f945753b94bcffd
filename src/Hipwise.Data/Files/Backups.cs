using System.Globalization;
using Hipwise.Data.Migrations;
using Microsoft.Data.Sqlite;

namespace Hipwise.Data.Files;

/// <summary>Copies of the database, made before it is upgraded; restoring one is copying it back over <c>hipwise.db</c>.</summary>
internal sealed class Backups(string folder, TimeProvider clock)
{
    /// <summary>How many copies are kept, the newest ones.</summary>
    public const int Kept = 10;

    /// <summary>The newest copy, or null.</summary>
    public string? Newest => All.LastOrDefault();

    private IEnumerable<string> All => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "hipwise-*.db").Order(StringComparer.Ordinal)
        : [];

    /// <summary>Copies the database as one transaction sees it, makes sure the copy is on the disk and sound, and drops the oldest copies.</summary>
    public string Make(SqliteConnection database, int version)
    {
        PrivateFiles.MakeFolder(folder);
        var file = NextName(version);
        PrivateFiles.MakeFile(file);
        using (var copy = database.CreateCommand())
        {
            copy.CommandText = "VACUUM INTO $file";
            copy.Parameters.AddWithValue("$file", file);
            copy.ExecuteNonQuery();
        }

        using (var stream = PrivateFiles.Open(file, FileShare.Read))
        {
            stream.Flush(flushToDisk: true);
        }

        Sqlite.Check(file, "integrity_check");
        foreach (var old in All.Reverse().Skip(Kept).ToList())
        {
            File.Delete(old);
        }

        return file;
    }

    /// <summary>Takes all copies away.</summary>
    public void DeleteAll()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string NextName(int version)
    {
        for (var time = clock.GetUtcNow(); ; time = time.AddMilliseconds(1))
        {
            var stamp = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
            var file = Path.Combine(folder, $"hipwise-{stamp}-v{version}.db");
            if (!File.Exists(file))
            {
                return file;
            }
        }
    }
}
