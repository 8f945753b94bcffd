namespace Hipwise.Care.Calendars;

/// <summary>Parts a file into the components that say something about time. What is nested elsewhere (alarms, tasks) is passed over.</summary>
internal sealed class ComponentReader(Action<CalendarWarning> warn)
{
    private const int Deepest = 32;
    private readonly Stack<Component> open = new();
    private readonly List<Component> found = [];
    private bool isCalendar;

    /// <summary>Events, free-busy lists and zones in the order of the file.</summary>
    /// <exception cref="CalendarException">Nothing in it begins a calendar.</exception>
    public IReadOnlyList<Component> Read(ReadOnlyMemory<byte> file)
    {
        foreach (var (number, text) in ContentLines.Unfold(file))
        {
            Take(number, text);
        }

        if (!isCalendar)
        {
            throw NotACalendar(file.Span);
        }

        while (open.TryPop(out var left))
        {
            WarnOpen(left);
        }

        return found;
    }

    private void Take(int number, string text)
    {
        if (ContentLine.TryParse(number, text) is not { } line)
        {
            WarnGarbled(number, text);
            return;
        }

        switch (line.Name)
        {
            case "BEGIN":
                Begin(line);
                break;
            case "END":
                End(line);
                break;
            default:
                open.TryPeek(out var here);
                here?.Add(line);
                break;
        }
    }

    private void Begin(ContentLine line)
    {
        var name = line.Value.Trim().ToUpperInvariant();
        isCalendar |= name == "VCALENDAR";
        if (open.Count == Deepest)
        {
            throw new CalendarException(CalendarFault.NotACalendar, "The file nests deeper than any calendar does. Export the calendar again.");
        }

        open.Push(new(name, line.Number));
    }

    private void End(ContentLine line)
    {
        var name = line.Value.Trim().ToUpperInvariant();
        if (!open.Any(component => component.Name == name))
        {
            warn(new(line.Number, "END", "ends something that was not begun; it is passed over"));
            return;
        }

        while (open.Peek().Name != name)
        {
            WarnOpen(open.Pop());
        }

        Close(open.Pop());
    }

    private void Close(Component component)
    {
        var parent = open.TryPeek(out var outer) ? outer : null;
        if (parent?.Name == "VTIMEZONE")
        {
            parent.Add(component);
        }
        else if (parent?.Name == "VCALENDAR" && component.Name is "VEVENT" or "VFREEBUSY" or "VTIMEZONE")
        {
            found.Add(component);
        }
    }

    private void WarnOpen(Component component)
    {
        if (component.Name is "VEVENT" or "VFREEBUSY" or "VTIMEZONE")
        {
            warn(new(component.Line, component.Name, "begins here and has no END; it is left out. The file may have been cut off: fetch it again"));
        }
    }

    private void WarnGarbled(int number, string text)
    {
        if (open.TryPeek(out var here) && !string.IsNullOrWhiteSpace(text))
        {
            warn(new(number, here.Name, "holds a line that is no property (NAME:value); the line is passed over"));
        }
    }

    private static CalendarException NotACalendar(ReadOnlySpan<byte> file)
    {
        var isPage = file.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);
        return new(CalendarFault.NotACalendar, isPage
            ? "This is a web page, not a calendar. Copy the calendar's own address instead: it is called iCal, ICS or secret address in its settings."
            : "This is no calendar: the line BEGIN:VCALENDAR is missing. Export it as iCalendar (.ics), or copy the address that ends in .ics.");
    }
}
