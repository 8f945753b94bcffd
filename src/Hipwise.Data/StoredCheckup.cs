using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Data;

/// <summary>One check-up as it stands in the store.</summary>
/// <param name="Id">Its identity, the same after export and import.</param>
/// <param name="Number">1 for the first; the highest is the current one.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="Revision">Grows with each write that changes it: equal revisions of one check-up have equal answers.</param>
/// <param name="Answers">All that fits the knowledge, ready to be assessed.</param>
/// <param name="Parts">The answered pages by key: fragments of an answers file, this caller's own copy; also those that do not fit.</param>
/// <param name="Trials">Screens done that fit, by day and then by when they were first saved.</param>
/// <param name="NotFitting">What was left out of <paramref name="Answers"/>, and why. It may quote an answer: for the person's eyes, not for a log.</param>
public sealed record StoredCheckup(
    Guid Id, int Number, DateTimeOffset StartedAt, int Revision, Answers Answers, ImmutableSortedDictionary<string, JsonObject> Parts,
    ImmutableArray<StoredTrial> Trials, ImmutableArray<AnswersProblem> NotFitting);

/// <summary>One screen done once, as it stands in the store.</summary>
/// <param name="Id">Chosen by whoever saved it.</param>
/// <param name="Trial">What was seen and felt.</param>
/// <param name="LeftDone">True when the left side was saved, even if it was stopped without a value.</param>
/// <param name="RightDone">The same of the right side.</param>
/// <param name="WholeDone">The same of a screen without sides, or of what was noted for both sides at once.</param>
/// <param name="SavedAt">When it was first saved, UTC.</param>
public sealed record StoredTrial(Guid Id, Trial Trial, bool LeftDone, bool RightDone, bool WholeDone, DateTimeOffset SavedAt);

/// <summary>One line of the list of check-ups.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="FinishedAt">When the next one was begun, UTC; null for the current one.</param>
/// <param name="Length">How much was wanted.</param>
/// <param name="ScreensDone">How many different screens were done.</param>
public sealed record CheckupSummary(int Number, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, CheckLength Length, int ScreensDone);

/// <summary>What a corrected answer changed.</summary>
/// <param name="Id">Its number in the store.</param>
/// <param name="SavedAt">When the answer was corrected, UTC.</param>
/// <param name="Title">What was corrected, in words.</param>
/// <param name="ChangesJson">The changes as UTF-8 JSON.</param>
public sealed record StoredCorrection(long Id, DateTimeOffset SavedAt, string Title, ReadOnlyMemory<byte> ChangesJson);
