namespace Hipwise.Web.Forms;

/// <summary>The kinds of value a field of a form holds.</summary>
public enum FieldKind
{
    /// <summary>A number; decimal point or comma.</summary>
    Number,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary><c>yes</c> or <c>no</c>, true or false in the answers.</summary>
    YesNo,

    /// <summary>One word out of a list.</summary>
    One,

    /// <summary>Any words out of a list; left out when none is chosen.</summary>
    Many,
}

/// <summary>A field of a form. Its name in the form is the path of its value in an answers file, so that a problem finds its field.</summary>
/// <param name="Path">For instance <c>you.workingHours.start</c> or <c>screens[0].left.hold[1]</c>.</param>
/// <param name="Kind">What its value is.</param>
public sealed record Field(string Path, FieldKind Kind)
{
    /// <summary>An object that is left out as a whole when this field is empty, for instance the unit of a length; or null.</summary>
    public string? Carries { get; init; }
}
