using Hipwise.Core;

namespace Hipwise.Web.Drawings;

/// <summary>A place of one side that is marked on the body map.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Side">The person's side, or null for the middle.</param>
public readonly record struct BodyMark(string Place, Side? Side)
{
    private const string Middle = "middle";

    /// <summary>As a form sends it, for instance <c>low-back:middle</c>.</summary>
    public override string ToString() => $"{Place}:{Side?.Word() ?? Middle}";

    /// <summary>Reads what a form sent; null when it is none. Whether the place exists is for the caller to ask.</summary>
    /// <param name="value">For instance <c>low-back:left</c>.</param>
    public static BodyMark? TryParse(string? value) => value?.Split(':') switch
    {
        [{ Length: > 0 } place, Middle] => new BodyMark(place, null),
        [{ Length: > 0 } place, var word] when Sides.All.Any(side => side.Word() == word) => new BodyMark(place, Sides.All.First(side => side.Word() == word)),
        _ => null,
    };
}

/// <summary>The number of a finding on the body.</summary>
/// <param name="At">Id of the place or muscle it is put on.</param>
/// <param name="Side">The person's side, or null for the middle.</param>
/// <param name="Number">The number shown, 1 and up; the list beside the drawing has the same.</param>
/// <param name="Label">What it stands for, for those who cannot see it.</param>
/// <param name="Strength">How sure it is: a full, an empty or a dashed shape.</param>
public sealed record BodyMarker(string At, Side? Side, int Number, string Label, Strength Strength);

/// <summary>A place offered beside the drawing.</summary>
/// <param name="Mark">The place, without a side.</param>
/// <param name="Name">In words.</param>
/// <param name="IsMarked">True when it is marked already.</param>
public sealed record BodyChoice(BodyMark Mark, string Name, bool IsMarked);
