using System;
using System.Collections.Generic;

namespace NanoV2G.OffendingSamples;

public class Box<T> // expect: generic-type
{
    private T _value;

    public void Put(T value)
    {
        _value = value;
    }

    public T Take() => _value;
}

public class BoxUser
{
    private Box<int> _box; // expect: generic-instance

    private Action<int>[] _actions; // expect: generic-instance

    public int[] Numbers;

    public T Same<T>(T value) // expect: generic-method
    {
        return value;
    }

    public int Use()
    {
        return Same(4); // expect: generic-instance
    }

    public void Fill()
    {
        _box = new Box<int>(); // expect: generic-instance
        _actions = new Action<int>[3]; // expect: generic-instance
    }

    public object Held()
    {
        return _box ?? (object)_actions;
    }

    public int Count(object items)
    {
        return items is List<int> list ? list.Count : 0; // expect: generic-instance
    }
}

public interface INumbers : IEnumerable<int> // expect: generic-instance, member-not-allowed
{
    IEnumerable<int> Odd(); // expect: generic-instance
}

public delegate void Handler<T>(T value); // expect: generic-type
