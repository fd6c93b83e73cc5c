//go:build !wasip1 && extensions

package main

func init() { orders["define"] = Define }
