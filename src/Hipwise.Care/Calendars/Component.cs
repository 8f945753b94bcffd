namespace Hipwise.Care.Calendars;

/// <summary>What stands between a BEGIN and its END, as far as it says something about time.</summary>
internal sealed class Component(string name, int line)
{
    // Everything else is dropped while reading: no title, place, guest or note gets past this list.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "TRANSP",
        "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT", "FREEBUSY", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    };

    private readonly List<ContentLine> lines = [];
    private readonly List<Component> parts = [];

    public string Name => name;

    public int Line => line;

    public IReadOnlyList<Component> Parts => parts;

    public void Add(ContentLine property)
    {
        if (Kept.Contains(property.Name))
        {
            lines.Add(property);
        }
    }

    public void Add(Component part) => parts.Add(part);

    public IEnumerable<ContentLine> All(string property) => lines.Where(item => item.Name == property);

    public ContentLine? Find(string property) => lines.Find(item => item.Name == property);

    public ContentLine Need(string property) => Find(property) ?? throw new PropertyException(line, property, $"is missing in this {name}; it is left out");

    /// <summary>The value in capitals; empty when the property is not there.</summary>
    public string Word(string property) => Find(property)?.Value.Trim().ToUpperInvariant() ?? "";
}
