using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How nudges are timed and chosen.</summary>
/// <param name="LeastMinutes">Shortest time between nudges a person can ask for.</param>
/// <param name="MostMinutes">Longest.</param>
/// <param name="PatienceMinutes">How late a nudge may come when the program was asleep.</param>
/// <param name="AfterBusyMinutes">How long after a meeting a held nudge comes.</param>
/// <param name="LeastGapShare">Least time between two breaks as a share of the usual time.</param>
/// <param name="FewerFactor">How much rarer nudges become when few are taken.</param>
/// <param name="LeastOffers">Days with fewer nudges than this say nothing about acceptance.</param>
/// <param name="RememberedDays">Days back in which better times are looked for.</param>
/// <param name="LookAheadDays">Days ahead in which the next nudge is looked for.</param>
/// <param name="SmallSeconds">Longest part of a session that can be a nudge.</param>
/// <param name="NotAgainWithin">A choice is not offered again within this many nudges when there are others.</param>
/// <param name="SnoozeMinutes">What snoozing offers.</param>
/// <param name="DeskSitMinutes">Sitting part of the cycle of a standing desk.</param>
/// <param name="DeskStandMinutes">Standing part.</param>
/// <param name="DeskNearMinutes">A move of the desk this near to a break goes with it; nothing else comes nearer to a move.</param>
/// <param name="LongestBoutMinutes">A longer bout of sitting without any sign is not counted further.</param>
/// <param name="ActivityMinutes">Minutes between two signs that someone is at work.</param>
/// <param name="ActivityGapMinutes">A longer time without a sign is a pause; longer than between two signs.</param>
/// <param name="ActivityDays">Days for which such signs are kept.</param>
/// <param name="FeedDays">Days of breaks in the calendar feed.</param>
/// <param name="FeedMinutes">Length of a break there.</param>
/// <param name="UsualStart">Start of the day that is offered when none is known, as <c>HH:mm</c>.</param>
/// <param name="UsualEnd">Its end.</param>
/// <param name="Places">Where a person is, and what can be done there.</param>
public sealed record NudgeRules(
    int LeastMinutes, int MostMinutes, int PatienceMinutes, int AfterBusyMinutes, double LeastGapShare, int FewerFactor, int LeastOffers, int RememberedDays,
    int LookAheadDays, int SmallSeconds, int NotAgainWithin, ImmutableArray<int> SnoozeMinutes, int DeskSitMinutes, int DeskStandMinutes,
    int DeskNearMinutes, int LongestBoutMinutes, int ActivityMinutes, int ActivityGapMinutes, int ActivityDays, int FeedDays, int FeedMinutes,
    string UsualStart, string UsualEnd, ImmutableArray<NudgePlace> Places);

/// <summary>Where a person is when a nudge comes.</summary>
/// <param name="Id">For instance <c>open-office</c>.</param>
/// <param name="Where">Exercises that can be done there, by where they are done.</param>
/// <param name="Name">In words.</param>
public sealed record NudgePlace(string Id, ImmutableArray<string> Where, string Name);
