using System.Globalization;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Body;

/// <summary>Numbers of the body model as they are read.</summary>
internal static class ModelWords
{
    // Sides that differ by less look alike (%).
    private const double Alike = 1.5;

    /// <summary>With so many decimals.</summary>
    public static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>One number for both sides, or left and right.</summary>
    public static string Sides(double left, double right, Phrases words) => Math.Abs(left - right) < Alike
        ? words.Say("body.work.both", ("share", Number(right, 0)))
        : words.Say("body.work.sides", ("left", Number(left, 0)), ("right", Number(right, 0)));
}

/// <summary>Addresses of the body model.</summary>
internal static class BodyAddress
{
    public const string Start = "/api/v1/body";
    public const string Posture = $"{Start}/posture";

    public static string Geometry(KnowledgeBase knowledge) => $"{Start}?v={knowledge.Version}";

    public static string Movement(string id, string? way = null) => $"{Start}/movements/{id}{(way is null ? "" : $"?way={way}")}";
}
