namespace Hipwise.Formats.OpenSim.Xml;

/// <summary>What all elements of one file share.</summary>
internal sealed class NodeDocument(string file)
{
    public WarningLog Warnings { get; } = new(file);

    /// <summary>OpenSim's version of the file's layout, e.g. 40000.</summary>
    public int Version { get; set; }

    /// <summary>The file's <c>defaults</c>: for a class, the values of properties that an element does not mention.</summary>
    public Dictionary<string, Node> Defaults { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes the <c>defaults</c> of an element into account from now on.</summary>
    public void AdoptDefaults(Node holder)
    {
        foreach (var node in holder.Find("defaults")?.Children ?? [])
        {
            node.UseAll();
            Defaults.TryAdd(node.Tag, node);
        }
    }
}
