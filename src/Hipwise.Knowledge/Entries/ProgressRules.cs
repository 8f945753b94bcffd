using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>When what was measured is due again, and how much of it is shown.</summary>
/// <param name="Retests">One for each of <see cref="RetestRule.All"/>.</param>
/// <param name="LeastTries">Baseline tries from which a person's own variability is taken; two or more.</param>
/// <param name="BaselineDays">Within how many days baseline tries lie that were done one a day; at least as many as the tries.</param>
/// <param name="WeeksShown">Most weeks of sessions shown.</param>
/// <param name="PointsShown">Most points of one measure shown; the first is always among them.</param>
/// <param name="CheckupsRead">Most check-ups read back: the first and the newest.</param>
public sealed record ProgressRules(ImmutableArray<RetestRule> Retests, int LeastTries, int BaselineDays, int WeeksShown, int PointsShown, int CheckupsRead)
{
    /// <summary>Days until something is due again.</summary>
    /// <param name="id">One of <see cref="RetestRule.All"/>.</param>
    public int DaysOf(string id) => Retests.First(rule => rule.Id == id).Days;
}

/// <summary>How long it takes until something is worth measuring again.</summary>
/// <param name="Id">One of <see cref="All"/>.</param>
/// <param name="Days">Days since it was last measured; one or more.</param>
/// <param name="Dosage">Rows of <c>dosage.yaml</c> it follows.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record RetestRule(string Id, int Days, ImmutableArray<string> Dosage, Grounds Grounds)
{
    /// <summary>Pain told.</summary>
    public const string Pain = "pain";

    /// <summary>A person's own activities.</summary>
    public const string Activities = "activities";

    /// <summary>Tests done at home, each by itself.</summary>
    public const string Screens = "screens";

    /// <summary>All that is measured again.</summary>
    public static readonly ImmutableArray<string> All = [Pain, Activities, Screens];
}
