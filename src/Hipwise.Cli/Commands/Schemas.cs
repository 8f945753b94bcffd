using System.Reflection;

namespace Hipwise.Cli.Commands;

/// <summary>The JSON Schemas that ship inside the program.</summary>
internal static class Schemas
{
    private static readonly string[] Names = ["answers", "result"];

    /// <summary>The schema with this name.</summary>
    /// <exception cref="MisuseException">There is none.</exception>
    public static byte[] Read(string name)
    {
        if (!Names.Contains(name))
        {
            throw new MisuseException($"There is no schema '{name}'; use {string.Join(" or ", Names)}.");
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.schema.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
