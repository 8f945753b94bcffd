using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Hipwise.Data.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Version">The version it leads to; the step before leads to one less.</param>
/// <param name="Sql">Its statements; they run inside a transaction.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>The steps that this program carries, from <c>0001</c> on.</summary>
    public static ImmutableArray<Migration> Shipped { get; } = ReadAll();

    private static ImmutableArray<Migration> ReadAll()
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name)).OrderBy(migration => migration.Version)];
    }

    private static Migration Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}
