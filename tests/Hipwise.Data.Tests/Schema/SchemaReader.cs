using System.Globalization;
using Hipwise.Data.Migrations;
using Microsoft.Data.Sqlite;

namespace Hipwise.Data.Tests.Schema;

/// <summary>A schema as SQLite tells it, a line each fact: tables, columns, keys, indexes, foreign keys.</summary>
internal static class SchemaReader
{
    public static List<string> Read(string file)
    {
        using var connection = Sqlite.Open(file);
        var tables = Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
        return [.. tables.SelectMany(table => Describe(connection, table))];
    }

    public static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static IEnumerable<string> Describe(SqliteConnection connection, string table)
    {
        var create = connection.Ask($"SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{table}'")!;
        var counted = create.Contains("AUTOINCREMENT", StringComparison.Ordinal) ? "counted" : "not counted";
        var indexes = Rows(connection, $"SELECT name, \"unique\", origin, partial FROM pragma_index_list('{table}') ORDER BY name");
        return [
            $"{table}: {counted}",
            .. Rows(connection, $"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('{table}') ORDER BY name").Select(row => $"{table} column {row}"),
            .. Rows(connection, $"SELECT \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list('{table}') ORDER BY 1, 2").Select(row => $"{table} key {row}"),
            .. indexes.SelectMany(index => Rows(connection, $"SELECT seqno, name, \"desc\", coll FROM pragma_index_xinfo('{index.Split(',')[0]}') WHERE key ORDER BY seqno")
                .Select(row => $"{table} index {index} on {row}")),
        ];
    }
}
