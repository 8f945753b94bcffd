namespace Hipwise.Knowledge.Loading;

/// <summary>What loading gathers besides the entries: problems, and every mention of another entry.</summary>
internal sealed class LoadContext
{
    private const int MostProblems = 500;
    private readonly HashSet<(Kind Kind, string Id)> known = [];
    private readonly List<Mention> mentions = [];
    private readonly Dictionary<(Kind Kind, string Id), EntryReader> readers = [];

    /// <summary>All problems found so far.</summary>
    public List<KnowledgeProblem> Problems { get; } = [];

    /// <summary>False once there are more problems than anyone reads; more are dropped.</summary>
    public bool HasRoom => Problems.Count < MostProblems;

    /// <summary>Adds a problem, as long as there is room.</summary>
    public void Report(KnowledgeProblem problem)
    {
        if (HasRoom)
        {
            Problems.Add(problem);
        }
    }

    /// <summary>Notes that an entry exists; a second one of the same kind and id is a problem.</summary>
    public void Define(Kind kind, string id, string file, int line)
    {
        if (!known.Add((kind, id)))
        {
            Report(new(file, line, $"there already is a {kind.Word()} '{id}'; ids are unique"));
        }
    }

    /// <summary>Keeps the reader of an entry, so that a later check can name the line of one of its keys.</summary>
    public void Keep(Kind kind, string id, EntryReader reader) => readers.TryAdd((kind, id), reader);

    /// <summary>A problem of an entry, placed at one of its keys.</summary>
    public KnowledgeProblem ProblemAt(Kind kind, string id, string key, string message) =>
        readers.TryGetValue((kind, id), out var reader) ? new(reader.File, reader.LineOf(key), message) : new(".", 0, message);

    /// <summary>Notes that an entry speaks of another one; checked when everything is read.</summary>
    public void Mention(Kind kind, string id, string file, int line) => mentions.Add(new(kind, id, file, line));

    /// <summary>Adds a problem for every mention of something that does not exist.</summary>
    public void CheckMentions()
    {
        // When a file could not be read, a line for every mention of its entries would bury the reason.
        var read = known.Select(entry => entry.Kind).ToHashSet();
        var broken = Problems.Count > 0;
        var dangling = mentions.Where(mention => (!broken || read.Contains(mention.Kind)) && !known.Contains((mention.Kind, mention.Id)));
        foreach (var mention in dangling.TakeWhile(_ => HasRoom))
        {
            Report(new(mention.File, mention.Line, $"no {mention.Kind.Word()} is called '{mention.Id}'{Suggestion(mention)}"));
        }
    }

    private string Suggestion(Mention mention)
    {
        var near = Spelling.Nearest(mention.Id, known.Where(entry => entry.Kind == mention.Kind).Select(entry => entry.Id));
        return near is null ? "" : $"; did you mean '{near}'?";
    }
}

/// <summary>One entry speaking of another.</summary>
internal sealed record Mention(Kind Kind, string Id, string File, int Line);
