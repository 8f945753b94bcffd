using Hipwise.Body.Model;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary>Reads the files of a run. What readers warn of goes to standard error; what cannot be used is told with the file's name.</summary>
internal static class BodyFiles
{
    public static BodyModel Model(string path, MuscleConvention convention = MuscleConvention.Consistent)
    {
        var file = OsimReader.ReadFile(path);
        Tell.Warn(file.Warnings);
        return Within(path, () => BodyModel.Compile(file.Model, convention));
    }

    public static MarkerTrajectories Markers(string path)
    {
        var trial = TrcReader.ReadFile(path);
        Tell.Warn(trial.Warnings);
        return trial.Times.Length > 0 ? trial : throw new BadFileException(path, 0, "", "There is no frame in it.");
    }

    /// <summary>A motion, and the range of times that its table covers.</summary>
    public static (CoordinateMotion Motion, TimeSpanSetup Covers) Motion(BodyModel model, string path, double? lowpass, AccelerationSource acceleration)
    {
        var table = Table(path);
        var motion = Within(path, () => CoordinateMotion.From(model, table, lowpass, acceleration));
        if (motion.Missing.Count > 0)
        {
            Tell.Warn($"{path}: there is no column for {string.Join(", ", motion.Missing)}; what has none stays at the model's default.");
        }

        return (motion, new(table.Series.Times[0], table.Series.Times[^1]));
    }

    /// <summary>The moments of a motion within a range; an open end is that of the table, whatever the filter added to it.</summary>
    public static double[] Times(string path, CoordinateMotion motion, TimeSpanSetup covers, TimeSpanSetup wanted)
    {
        RequireOverlap(path, new(motion.Times[0], motion.Times[^1]), wanted);
        return motion.TimesWithin(
            double.IsFinite(wanted.First) ? wanted.First : covers.First, double.IsFinite(wanted.Last) ? wanted.Last : covers.Last);
    }

    public static void RequireOverlap(string path, TimeSpanSetup there, TimeSpanSetup wanted)
    {
        if (wanted.First > there.Last || wanted.Last < there.First)
        {
            throw new BadFileException(path, 0, "", $"It runs from {there.First:G9} to {there.Last:G9} s; nothing of it lies {Words(wanted)}.");
        }
    }

    public static LoadMotion Loads(BodyModel model, string? path)
    {
        if (path is null)
        {
            return LoadMotion.None;
        }

        var loads = ExternalLoads.ReadFile(path);
        Tell.Warn(loads.Warnings);
        if (loads.KinematicsFile is not null)
        {
            Tell.Warn($"{path}: the file of kinematics that it names is not used; points follow the motion itself.");
        }

        var data = loads.DataFile ?? throw new BadFileException(path, 0, "datafile", "It names no table of forces.");
        var table = File.Exists(data) ? Table(data) : throw new BadFileException(
            path, 0, "datafile", $"The table of forces that it names, {data}, is not there; put it there or correct the name.");
        return Within(path, () => LoadMotion.From(model, loads, table));
    }

    /// <summary>Tells when forces are asked for at moments that their table does not reach. A filter's frame more at either end does not count.</summary>
    public static void WarnBeyond(string? path, LoadMotion loads, double[] times)
    {
        var step = times.Length > 1 ? (times[^1] - times[0]) / (times.Length - 1) : 0;
        var beyond = times.Count(time => time < loads.First - step || time > loads.Last + step);
        if (beyond > 0)
        {
            Tell.Warn($"{path}: the forces run from {loads.First:G6} to {loads.Last:G6} s; {beyond} of {times.Length} frames lie beyond, "
                + "where their curves are carried on as OpenSim does, and what comes of it means little. --time leaves them out.");
        }
    }

    public static ActuatorSet Actuators(string path)
    {
        var set = ActuatorSet.ReadFile(path);
        Tell.Warn(set.Warnings);
        return set;
    }

    /// <summary>Makes something of a file; what is wrong with it is told with the file's name.</summary>
    public static T Within<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ModelException problem)
        {
            throw new BadFileException(path, 0, "", problem.Message, problem);
        }
        catch (ArgumentException problem)
        {
            throw new BadFileException(path, 0, "", WithoutParameter(problem), problem);
        }
    }

    public static StorageTable Table(string path)
    {
        var table = StorageReader.ReadFile(path);
        Tell.Warn(table.Warnings);
        return table;
    }

    private static string Words(TimeSpanSetup span) =>
        double.IsInfinity(span.Last) ? $"after {span.First:G9} s" : double.IsInfinity(span.First) ? $"before {span.Last:G9} s" : $"between {span.First:G9} and {span.Last:G9} s";

    // The framework adds the parameter's name to its message, which tells a person nothing.
    private static string WithoutParameter(ArgumentException problem) =>
        problem.ParamName is null ? problem.Message : problem.Message.Replace($" (Parameter '{problem.ParamName}')", "", StringComparison.Ordinal);
}
