using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Knowledge.Loading;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge;

/// <summary>Loads a knowledge folder.</summary>
/// <remarks>Loading reads every file once; keep the result, it never changes.</remarks>
public static class KnowledgeLoader
{
    /// <summary>Loads and checks everything.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="language">Language of the words; missing ones fall back to English.</param>
    /// <param name="withDemands">False leaves <see cref="KnowledgeBase.ModelDemands"/> empty: for working them out anew, whatever the old table says.</param>
    /// <exception cref="KnowledgeException">The folder is missing, or any file is wrong; all problems are named.</exception>
    public static KnowledgeBase Load(string folder, string language = "en", bool withDemands = true)
    {
        var knowledge = TryLoad(folder, out var problems, language, withDemands);
        return problems.IsEmpty && knowledge is not null ? knowledge : throw new KnowledgeException(problems);
    }

    /// <summary>Loads everything and tells what is wrong instead of throwing.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="problems">All that is wrong, sorted by file and line.</param>
    /// <param name="language">Language of the words; missing ones fall back to English.</param>
    /// <param name="withDemands">False leaves <see cref="KnowledgeBase.ModelDemands"/> empty.</param>
    /// <returns>The knowledge, or null when there are problems.</returns>
    public static KnowledgeBase? TryLoad(string folder, out ImmutableArray<KnowledgeProblem> problems, string language = "en", bool withDemands = true)
    {
        if (!Directory.Exists(folder))
        {
            problems = [new(folder, 0, "there is no such folder; name the knowledge folder with --knowledge or HIPWISE_KNOWLEDGE")];
            return null;
        }

        var context = new LoadContext();
        var files = KnowledgeFolder.Read(folder, context.Problems);
        var entries = new EntryFiles(files, language, context);
        var tables = BodyTables.Read(folder, withDemands, context);
        var knowledge = Read(entries, tables, KnowledgeFolder.Hash(files, folder), language);
        entries.FinishAll();
        context.CheckMentions();
        if (context.Problems.Count == 0)
        {
            context.Problems.AddRange(GraphCheck.Check(knowledge, context));
        }

        problems = [.. context.Problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
        return problems.IsEmpty ? knowledge : null;
    }

    private static KnowledgeBase Read(EntryFiles files, BodyTables tables, string version, string language)
    {
        var (flags, exercises) = (files.Single("red-flags.yaml"), files.Folder("exercises", ExerciseReader.Read));
        var places = files.List("places.yaml", TableReader.ReadPlace);
        var knowledge = new KnowledgeBase
        {
            Version = version, Language = language,
            Sources = Index(files.List("sources.yaml", TableReader.ReadSource), source => source.Key),
            Places = Index(places, place => place.Id),
            BodyMap = BodyMapReader.Read(files.Single("body-map.yaml"), places),
            Equipment = Index(files.List("equipment.yaml", TableReader.ReadEquipment), equipment => equipment.Id),
            Person = TableReader.ReadPerson(files.Single("you.yaml")), Told = TableReader.ReadTold(files.Single("told.yaml")),
            MuscleGroups = files.List("muscle-groups.yaml", TableReader.ReadMuscleGroup),
            Muscles = Index(files.Folder("muscles", TableReader.ReadMuscle), muscle => muscle.Id),
            Needs = Index(files.List("needs.yaml", TableReader.ReadNeed), need => need.Id),
            Goals = Index(files.List("goals.yaml", TableReader.ReadGoal), goal => goal.Id),
            Phases = files.List("phases.yaml", TableReader.ReadPhase),
            Dosage = Index(files.List("dosage.yaml", TableReader.ReadDosage), row => row.Id),
            Rules = files.List("rules.yaml", TableReader.ReadRule),
            Screens = Index(files.Folder("screens", ScreenReader.Read), screen => screen.Id),
            Findings = Index(files.Folder("findings", FindingReader.Read), finding => finding.Id),
            Hypotheses = Index(files.Folder("hypotheses", HypothesisReader.Read), hypothesis => hypothesis.Id),
            Exercises = Index(exercises, exercise => exercise.Id),
            Easier = Reverse(exercises),
            Claims = Index(files.Folder("claims", TableReader.ReadClaim), claim => claim.Id), Urgencies = RedFlagReader.ReadUrgencies(flags),
            RedFlags = flags.List("flags", RedFlagReader.ReadFlag),
            Ergonomics = files.List("ergonomics.yaml", TableReader.ReadErgonomic),
            Chains = files.List("chains.yaml", TableReader.ReadChain),
            OutcomeMeasures = files.List("outcome-measures.yaml", TableReader.ReadOutcome),
            Reasoning = ReasoningReader.Read(files.Single("reasoning.yaml")),
            Sessions = SessionReader.Read(files.Single("sessions.yaml")), Capture = CaptureReader.Read(files.Single("capture.yaml")),
            Nudges = NudgeReader.Read(files.Single("nudges.yaml")), Progress = ProgressReader.Read(files.Single("progress.yaml")),
            Own = OwnReader.Read(files.Single("own.yaml")),
            Camera = CameraReader.Read(files.Single("camera.yaml")), Follow = FollowReader.Read(files.Single("follow.yaml")),
            Emg = EmgReader.Read(files.Single("emg.yaml")), EmgLabels = EmgLabelReader.Read(files.Single("emg-labels.yaml")),
            Phrases = files.Sentences("words.yaml", "pages.yaml", "emg-words.yaml"),
            Figures = ReadFigures(files), Atlas = AtlasReader.Read(files.Single("atlas.yaml")),
            Movements = MovementReader.Read(files.Single("movements.yaml")), BodyMuscles = tables.Muscles, ModelDemands = tables.Demands,
        };
        flags.Finish();
        return knowledge;
    }

    private static FrozenDictionary<string, MovementFigure> ReadFigures(EntryFiles files)
    {
        var poses = files.Single("poses.yaml");
        var figures = new FigureReader(PoseReader.ReadBody(poses), poses);
        poses.Finish();
        return Index(figures.Complete(files.Folder("figures", figures.Read)), figure => figure.Id);
    }

    // A doubled id is reported while reading; here the first one wins, so that reading can go on.
    private static FrozenDictionary<string, T> Index<T>(ImmutableArray<T> entries, Func<T, string> id) =>
        entries.DistinctBy(id, StringComparer.Ordinal).ToFrozenDictionary(id, StringComparer.Ordinal);

    private static FrozenDictionary<string, ImmutableArray<string>> Reverse(ImmutableArray<Exercise> exercises)
    {
        var easier = exercises.SelectMany(exercise => exercise.Harder.Select(harder => (harder, exercise.Id)))
            .ToLookup(pair => pair.harder, pair => pair.Id, StringComparer.Ordinal);
        return easier.ToFrozenDictionary(
            pairs => pairs.Key, pairs => pairs.Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
    }
}
