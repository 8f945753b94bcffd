using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Tells every open page that something about nudges changed.</summary>
public sealed class NudgeBoard : Board;
