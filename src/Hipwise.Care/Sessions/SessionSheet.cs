using System.Collections.Immutable;
using Hipwise.Care.Plans;
using Hipwise.Core;

namespace Hipwise.Care.Sessions;

/// <summary>One session as it is to be done today, with what the log changed.</summary>
/// <param name="Block">The kind of session.</param>
/// <param name="Title">Its title.</param>
/// <param name="Day">The day it is for.</param>
/// <param name="Seconds">About how long it takes.</param>
/// <param name="Items">What to do, in order; empty when it is held.</param>
/// <param name="Changes">What the log changed for today, each with its rule.</param>
/// <param name="Held">Why there is no session now, or null.</param>
public sealed record SessionSheet(
    string Block, string Title, DateOnly Day, int Seconds, ImmutableArray<SheetItem> Items, ImmutableArray<DoseChange> Changes, SessionHeld? Held)
{
    /// <summary>Ids of all exercises that limits leave out today; a session begun before leaves them out from now on.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];
}

/// <summary>One exercise of a session; in a session of several rounds it comes once a round.</summary>
/// <param name="Line">Id of the exercise the plan chose for this line.</param>
/// <param name="Prescription">Exercise, tempo, load and reasons; its sets and repetitions are those of the plan before the log changed them.</param>
/// <param name="Sets">The sets to do, in order.</param>
/// <param name="Variants">What can be done instead, easier first.</param>
public sealed record SheetItem(string Line, Prescription Prescription, ImmutableArray<SheetSet> Sets, ImmutableArray<SheetVariant> Variants);

/// <summary>One set to do.</summary>
/// <param name="Side">The side to work, or null for both at once.</param>
/// <param name="Number">Which set of its side, from 1.</param>
/// <param name="Of">Sets of that side.</param>
/// <param name="Work">What to do.</param>
/// <param name="RestSeconds">Rest after it.</param>
public sealed record SheetSet(Side? Side, int Number, int Of, Work Work, int RestSeconds);

/// <summary>A variant that can be done instead.</summary>
/// <param name="Harder">True when it is harder, false when it is easier.</param>
/// <param name="Item">The same line with the variant.</param>
public sealed record SheetVariant(bool Harder, SheetItem Item);

/// <summary>What the log changed in a dose.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Line">The line it is about, or null for the whole session.</param>
/// <param name="Text">What changed and why, in words.</param>
public sealed record DoseChange(string Rule, string? Line, string Text);

/// <summary>Why there is no session now.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Text">Why, and what to do.</param>
/// <param name="AskSafety">True when the safety questions come first.</param>
public sealed record SessionHeld(string Rule, string Text, bool AskSafety);
