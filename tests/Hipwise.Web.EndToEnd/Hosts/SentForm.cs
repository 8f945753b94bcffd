using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>A form as a browser would send it without a change, and the fields that could be changed.</summary>
internal sealed record SentForm(string Action, string Handler, IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<string> Fields)
{
    private static readonly string[] Hidden = ["_handler", "hipwise-form"];

    public static SentForm Read(IHtmlFormElement form, string path)
    {
        var controls = form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").ToList();
        var values = controls.SelectMany(ValuesOf).ToList();
        return new SentForm(
            form.GetAttribute("action") ?? path, values.Find(value => value.Key == "_handler").Value ?? "", values,
            [.. controls.Select(control => control.GetAttribute("name")!).Except(Hidden, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What is sent when one field is given other values.</summary>
    public IEnumerable<KeyValuePair<string, string>> With(string field, params string[] values) =>
        Values.Where(value => value.Key != field).Concat(values.Select(value => KeyValuePair.Create(field, value)));

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IElement control) => control switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
        IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement input => [KeyValuePair.Create(input.Name!, input.Value)],
        IHtmlSelectElement select => [KeyValuePair.Create(select.Name!, select.Value ?? "")],
        _ => [],
    };
}
