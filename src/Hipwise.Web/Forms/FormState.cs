using System.Collections.Immutable;

namespace Hipwise.Web.Forms;

/// <summary>What the fields of a form hold and what is wrong with them.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, ImmutableArray<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);

    /// <summary>Problems by field in the order found; the empty name stands for the form as a whole.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    /// <summary>The value of a field, empty when there is none.</summary>
    public string this[string path] => values.TryGetValue(path, out var all) && all.Length > 0 ? all[0] : "";

    /// <summary>All values of a field with several.</summary>
    public ImmutableArray<string> All(string path) => values.GetValueOrDefault(path, []);

    /// <summary>True when a value is among those of a field.</summary>
    public bool Has(string path, string value) => All(path).Contains(value, StringComparer.Ordinal);

    /// <summary>What is wrong with a field, or null.</summary>
    public string? ProblemOf(string path) => problems.GetValueOrDefault(path);

    /// <summary>Sets what a field holds.</summary>
    public void Set(string path, params ImmutableArray<string> all) => values[path] = all;

    /// <summary>Notes a problem; the first of a field counts.</summary>
    public void Report(string path, string problem) => problems.TryAdd(path, problem);
}
