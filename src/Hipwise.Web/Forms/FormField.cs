using Hipwise.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Hipwise.Web.Forms;

/// <summary>What every field of a form shares: its name, its words, its value and what is wrong with it.</summary>
public abstract class FormField : PageBase
{
    /// <summary>What the form holds.</summary>
    [CascadingParameter]
    public required FormState State { get; set; }

    /// <summary>Name of the field and path of its value.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>A word of help, or null.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Id of the element that takes the focus.</summary>
    protected string Id => IdOf(Path);

    /// <summary>What is wrong with it, or null.</summary>
    protected string? Problem => State.ProblemOf(Path);

    /// <summary>Ids of the texts that describe the field, or null.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Problem is null ? null : $"{Id}-problem" }.Where(id => id is not null));
            return ids.Length > 0 ? ids : null;
        }
    }

    /// <summary>The id of the element of a field.</summary>
    public static string IdOf(string path) => "f-" + string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
