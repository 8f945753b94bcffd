using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>The numbers of the rules that act on a log, from <c>rules.yaml</c>.</summary>
internal sealed class TrainingRules(KnowledgeBase knowledge)
{
    public int ExtraRepetitions { get; } = Whole(knowledge, "two-for-two", "extra-reps");

    public int ExtraSessions { get; } = Whole(knowledge, "two-for-two", "sessions");

    public (double Low, double High) LoadRise { get; } = Share(knowledge, "two-for-two", "load-rise-percent");

    public int EasySessions { get; } = Whole(knowledge, "easy-twice", "sessions");

    public double EasyPain { get; } = Number(knowledge, "easy-twice", "pain-at-most");

    public double EasyEffort { get; } = Number(knowledge, "easy-twice", "effort-at-most");

    public double SafePain { get; } = Number(knowledge, "pain-safe-zone", "pain-at-most");

    public double HighPain { get; } = Number(knowledge, "pain-high-zone", "pain-above");

    public double PainFactor { get; } = Number(knowledge, "pain-high-zone", "dose-factor");

    public double MorningRise { get; } = Number(knowledge, "next-morning", "rise-above");

    public int MorningSessions { get; } = Whole(knowledge, "next-morning", "sessions");

    public int TinglingTimes { get; } = Whole(knowledge, "tingling", "times-until-safety-questions");

    public double WeeklyRise { get; } = Share(knowledge, "weekly-jump", "volume-rise-percent").High;

    public (int Low, int High) LightEvery { get; } = ((int)Pair(knowledge, "deload", "every-weeks").Low, (int)Pair(knowledge, "deload", "every-weeks").High);

    public int BadWeeks { get; } = Whole(knowledge, "deload", "bad-weeks");

    public double LightFactor { get; } = Number(knowledge, "deload", "dose-factor");

    public int LayoffDays { get; } = 7 * Whole(knowledge, "layoff", "weeks-off-above");

    public int LongLayoffDays { get; } = 7 * Whole(knowledge, "layoff", "weeks-off-long");

    public (double Low, double High) LayoffFactor { get; } = Share(knowledge, "layoff", "load-percent");

    public int BadSessions { get; } = Whole(knowledge, "three-bad-sessions", "sessions");

    private static double Number(KnowledgeBase knowledge, string rule, string name) => Pair(knowledge, rule, name).Low;

    private static int Whole(KnowledgeBase knowledge, string rule, string name) => (int)Number(knowledge, rule, name);

    private static (double Low, double High) Share(KnowledgeBase knowledge, string rule, string name)
    {
        var (low, high) = Pair(knowledge, rule, name);
        return (low / 100, high / 100);
    }

    private static (double Low, double High) Pair(KnowledgeBase knowledge, string rule, string name)
    {
        var numbers = knowledge.Rules.First(one => one.Id == rule).Parameters[name];
        return (numbers[0], numbers[^1]);
    }
}
