using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>What figures stand, sit and lie on: usual sizes in centimetres.</summary>
internal static class Furniture
{
    private static readonly Dictionary<string, double> Tops = new(StringComparer.Ordinal)
    {
        ["chair"] = 44, ["desk"] = 74, ["step"] = 18, ["bench"] = 42, ["treadmill"] = 16, ["cushion"] = 6, ["mat"] = 0, ["cloth"] = 1, ["wall"] = 0,
    };

    /// <summary>True when something can rest on it.</summary>
    public static bool IsKind(string kind) => Tops.ContainsKey(kind);

    /// <summary>Height of the surface of a prop among these, or of the floor.</summary>
    public static double TopOf(string support, ImmutableArray<FigureProp> props) =>
        Tops.TryGetValue(support, out var usual) ? props.FirstOrDefault(prop => prop.Kind == support)?.Number("height", usual) ?? usual : 0;

    /// <summary>Height of the surface of a prop.</summary>
    public static double TopOf(FigureProp prop) => prop.Number("height", Tops.GetValueOrDefault(prop.Kind));
}
