namespace Hipwise.Web.Forms;

/// <summary>One thing to choose.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Name">What the person reads.</param>
/// <param name="Note">A word more, or null.</param>
public sealed record Choice(string Value, string Name, string? Note = null);
